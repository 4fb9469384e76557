import { ACCOUNT_REFERENCE_FIELDS, RISK_SCORES } from './account-fields.ts';
import type { FieldSpec } from './fields.ts';

const DELETED: FieldSpec = { field: 'deleted', label: 'Deleted', aliases: ['IsDeleted', '_fivetran_deleted'] };

/** The sellers' columns. */
export const SELLER_FIELDS: readonly FieldSpec[] = [
  {
    field: 'id',
    label: 'User ID',
    aliases: [
      'Id',
      'rep_id',
      'Seller ID',
      'Sales Rep ID',
      'EmployeeKey',
      'Employee ID',
      'Owner ID',
      'hubspot_owner_id',
      'Account Owner ID',
      'Account Owner User ID',
      'Opportunity Owner ID',
    ],
  },
  {
    field: 'name',
    label: 'Full Name',
    aliases: [
      'Name',
      'sales_agent',
      'Seller',
      'Seller Name',
      'Rep Name',
      'Sales Rep',
      'Sales Representative',
      'Owner',
      'Owner Name',
      'Account Owner',
      'Account Owner: Full Name',
      'Company owner',
      'Deal owner',
      'Opportunity Owner',
    ],
  },
  { field: 'firstName', label: 'First Name', aliases: ['Given Name'] },
  { field: 'lastName', label: 'Last Name', aliases: ['Surname', 'Family Name'] },
  {
    field: 'email',
    label: 'Email',
    aliases: ['E-mail Address', 'Email Address', 'Work Email', 'Owner Email', 'Account Owner: Email', 'Rep Email'],
    pattern: /e?mail$/,
  },
  { field: 'kind', label: 'Seller Kind', aliases: ['Kind'] },
  { field: 'role', label: 'Role', aliases: ['Title', 'Job Title', 'Position', 'User Role', 'Owner Role', 'Rep Title'] },
  { field: 'team', label: 'Team', aliases: ['Division', 'Sales Team', 'Department', 'Group', 'Owner Team'] },
  {
    field: 'region',
    label: 'Region',
    aliases: ['Regions', 'regional_office', 'Sales Region', 'Territory', 'Territories', 'Owner Region', 'Rep Region'],
    pattern: /regions?$/,
  },
  {
    field: 'manager',
    label: 'Manager',
    aliases: ['Manager ID', 'Manager Name', 'Reports To', 'Manager: Full Name', 'Manager Email', 'Owner Manager'],
  },
  { field: 'active', label: 'Active', aliases: ['Is Active', 'User Active', 'Active User'] },
  { field: 'fte', label: 'FTE', aliases: ['Full-time Equivalent', 'Working Time Share'], pattern: /^fte/ },
  {
    field: 'capacityHours',
    label: 'Capacity (hours a year)',
    aliases: ['Capacity', 'Capacity Hours', 'Hours a Year', 'Annual Hours'],
  },
  {
    field: 'hiredOn',
    label: 'Hire Date',
    aliases: ['Hired On', 'Date of Hire', 'Joined', 'Employment Date'],
    pattern: /^hire/,
  },
  { field: 'startsOn', label: 'Start Date', aliases: ['Starts On', 'First Day', 'Expected Start'] },
  {
    field: 'leavesOn',
    label: 'Leaves On',
    aliases: ['Last Day', 'Last Working Day', 'Termination Date', 'End Date', 'Leaving Date'],
  },
  DELETED,
];

/** The opportunities' columns. */
export const OPPORTUNITY_FIELDS: readonly FieldSpec[] = [
  {
    field: 'id',
    label: 'Opportunity ID',
    aliases: ['Opp ID', 'Record ID', 'Record ID - Deal', 'Deal ID', 'Id', '(Do Not Modify) Opportunity', 'Order ID'],
    pattern: /^(opportunity|opp|deal)(id|number|no|key)\b/,
  },
  {
    field: 'name',
    label: 'Opportunity Name',
    aliases: ['Deal Name', 'Topic', 'Name', 'Opportunity', 'Deal', 'Opp Name'],
    pattern: /^(opportunity|deal)name/,
  },
  ...ACCOUNT_REFERENCE_FIELDS,
  {
    field: 'ownerId',
    label: 'Opportunity Owner ID',
    aliases: [
      'Opp Owner ID',
      'OwnerId',
      'Opportunity Owner User ID',
      'hubspot_owner_id',
      'rep_id',
      'Seller ID',
      'Employee ID',
    ],
  },
  {
    field: 'owner',
    label: 'Opportunity Owner',
    aliases: [
      'Opportunity Owner: Full Name',
      'Opp Owner',
      'Deal owner',
      'sales_agent',
      'Owner',
      'Owner Name',
      'Sales Rep',
      'Seller',
      'Rep Name',
    ],
    pattern: /^(opportunity|opp|deal)?owner.*name$/,
  },
  { field: 'ownerEmail', label: 'Opportunity Owner E-mail', aliases: ['Owner Email', 'Rep Email'] },
  {
    field: 'stage',
    label: 'Stage',
    aliases: ['StageName', 'Stage Name', 'Deal Stage', 'Sales Stage', 'Opportunity Stage', 'Pipeline Stage'],
    pattern: /stage$/,
  },
  {
    field: 'status',
    label: 'Deal Status',
    aliases: ['Opportunity Status', 'Status', 'State Code'],
  },
  {
    field: 'amount',
    label: 'Amount',
    aliases: [
      'Net ARR (converted)',
      'Est. revenue',
      'Est. revenue (USD)',
      'Estimated Revenue',
      'close_value',
      'Deal Amount',
      'Deal Value',
      'Opportunity Amount',
      'Value',
    ],
    pattern: /^(amount|dealamount|est\.?revenue)\b/,
  },
  {
    field: 'probability',
    label: 'Probability (%)',
    aliases: ['Probability', 'Deal Probability', 'Win Probability'],
    pattern: /^probability/,
  },
  {
    field: 'closeOn',
    label: 'Close Date',
    aliases: ['Est. close date', 'Estimated Close Date', 'Expected Close Date', 'Actual Close Date', 'Order Date'],
    pattern: /closedate$/,
  },
  {
    field: 'createdOn',
    label: 'Created Date',
    aliases: ['Create Date', 'Created On', 'Created', 'Created At', 'engage_date', 'Open Date'],
    pattern: /^created?(date|on|at)/,
  },
  { field: 'isClosed', label: 'Is Closed', aliases: ['Is Deal Closed?', 'hs_is_closed'] },
  { field: 'isWon', label: 'Is Won', aliases: ['Is Closed Won', 'hs_is_closed_won'] },
  { field: 'renewal', label: 'Is Renewal', aliases: ['Renewal', 'Renewal Opportunity'] },
  { field: 'type', label: 'Type', aliases: ['Opportunity Type', 'Deal Type', 'Opportunity Record Type'] },
  { field: 'currency', label: 'Currency', aliases: ['Opportunity Currency', 'CurrencyIsoCode', 'Currency Code'] },
  DELETED,
];

/** The columns of a file that says which account each opportunity belongs to. */
export const ASSOCIATION_FIELDS: readonly FieldSpec[] = [
  {
    field: 'opportunity',
    label: 'Opportunity ID',
    aliases: ['Deal ID', 'Opp ID', 'Record ID - Deal', 'Opportunity', 'Deal'],
  },
  ...ACCOUNT_REFERENCE_FIELDS,
  { field: 'primary', label: 'Primary', aliases: ['Is Primary', 'Association Type', 'Association Label', 'Type ID'] },
  DELETED,
];

/** The columns of a file of health scores; the latest row of an account counts. */
export const HEALTH_FIELDS: readonly FieldSpec[] = [
  ...ACCOUNT_REFERENCE_FIELDS,
  { field: 'snapshot', label: 'Snapshot Date', aliases: ['Date', 'As Of', 'Measured On', 'Scored On', 'Score Date'] },
  {
    field: 'health',
    label: 'Health Score',
    aliases: ['Score', 'Account Health Score', 'Customer Health Score', ...RISK_SCORES],
  },
  {
    field: 'healthBand',
    label: 'Health',
    aliases: ['Risk Tier', 'Health Status', 'Health Band', 'Account Health', 'Customer Health', 'Health Category'],
  },
  { field: 'atRisk', label: 'At Risk', aliases: ['CRE Risk', 'Risk Flag', 'Churn Flag', 'Is At Risk', 'Churn Risk'] },
  { field: 'renewal', label: 'Renewal Date', aliases: ['Next Renewal Date', 'Next Renewal'] },
  { field: 'daysToRenewal', label: 'Days to Renewal', aliases: ['Days Until Renewal'] },
];

/** The columns of a file of subscriptions or contracts. */
export const SUBSCRIPTION_FIELDS: readonly FieldSpec[] = [
  ...ACCOUNT_REFERENCE_FIELDS,
  { field: 'mrr', label: 'MRR', aliases: ['MRR Amount', 'Monthly Recurring Revenue'] },
  { field: 'arr', label: 'ARR', aliases: ['ARR Amount', 'Annual Recurring Revenue', 'Annual Contract Value', 'ACV'] },
  { field: 'startOn', label: 'Start Date', aliases: ['Subscription Start', 'Contract Start Date', 'Starts On'] },
  { field: 'endOn', label: 'End Date', aliases: ['Subscription End', 'Contract End Date', 'Ends On', 'Cancelled On'] },
  { field: 'renewal', label: 'Renewal Date', aliases: ['Next Renewal Date', 'Next Renewal'] },
  { field: 'status', label: 'Status', aliases: ['Subscription Status', 'Contract Status'] },
  { field: 'currency', label: 'Currency', aliases: ['CurrencyIsoCode', 'Currency Code', 'Subscription Currency'] },
];
