import type { FieldSpec } from './fields.ts';

/** Scores of risk stand for health, the other way round. */
export const RISK_SCORES = ['Risk Score', 'Churn Score', 'Churn Risk Score', 'Churn Probability'] as const;

/** Headings by which an export names the account a row belongs to. */
export const ACCOUNT_REFERENCE_FIELDS: readonly FieldSpec[] = [
  {
    field: 'account',
    label: 'Account ID',
    aliases: [
      'AccountId',
      'Account ID (18)',
      'Associated Company IDs (Primary)',
      'Associated Company IDs',
      'Company ID',
      'Customer ID',
      'Potential Customer',
      'Account',
    ],
  },
  {
    field: 'accountName',
    label: 'Account Name',
    aliases: ['Associated Company (Primary)', 'Associated Company', 'Company Name', 'Company', 'Customer'],
  },
];

/** The accounts' columns. */
export const ACCOUNT_FIELDS: readonly FieldSpec[] = [
  {
    field: 'id',
    label: 'Account ID',
    aliases: [
      'Account ID (18)',
      'Id',
      'Record ID',
      'Record ID - Company',
      '(Do Not Modify) Account',
      'Customer ID',
      'Company ID',
      'hs_object_id',
    ],
    pattern: /^(account|company|customer|client)(id|number|no|key|code)\b/,
  },
  {
    field: 'name',
    label: 'Account Name',
    aliases: ['Company Name', 'Name', 'Company', 'Customer', 'Customer Name'],
    pattern: /^(account|company|customer|client)name/,
  },
  {
    field: 'ownerId',
    label: 'Account Owner ID',
    aliases: [
      'Account Owner User ID',
      'Account Owner: User ID',
      'OwnerId',
      'hubspot_owner_id',
      'rep_id',
      'Seller ID',
      'Employee ID',
    ],
    pattern: /^(account)?owner.*id$/,
  },
  {
    field: 'owner',
    label: 'Account Owner',
    aliases: [
      'Account Owner: Full Name',
      'Account Owner Name',
      'Owner',
      'Owner Name',
      'Company owner',
      'Sales Rep',
      'Sales Representative',
      'Seller',
      'Rep',
      'Rep Name',
    ],
    pattern: /^(account|company)?owner.*name$/,
  },
  { field: 'ownerEmail', label: 'Account Owner E-mail', aliases: ['Owner Email', 'Account Owner: Email', 'Rep Email'] },
  {
    field: 'parent',
    label: 'Parent Account ID',
    aliases: [
      'ParentId',
      'Parent Account',
      'Parent Company',
      'Parent Company ID',
      'Financial Ultimate Parent: Account ID (18)',
      'subsidiary_of',
      'Parent Account: Account ID',
    ],
  },
  {
    field: 'arr',
    label: 'ARR',
    aliases: [
      'Bookings Account ARR (converted)',
      'Account ARR',
      'Annual Recurring Revenue',
      'Current ARR',
      'Total ARR',
    ],
    pattern: /^(current|total|net|account|annual)?arr(\(?(usd|eur|gbp|chf)\)?)?$/,
    suggest: {
      pattern: /revenue|turnover|umsatz/,
      why: "A revenue column is usually the customer's own turnover, or sales that do not recur. Map it by hand if it is your ARR.",
    },
  },
  { field: 'potential', label: 'Potential', aliases: ['Account Potential', 'Whitespace', 'TAM', 'Potential ARR'] },
  { field: 'workload', label: 'Workload (hours a year)', aliases: ['Workload', 'Workload Hours', 'Service Hours'] },
  {
    field: 'segment',
    label: 'Segment',
    aliases: ['Tier', 'Business Type', 'Account Segment', 'Customer Segment', 'Account Tier', 'Sales Segment'],
  },
  { field: 'industry', label: 'Industry', aliases: ['Primary Industry', 'Sector', 'Account Industry', 'Vertical'] },
  {
    field: 'region',
    label: 'Region',
    aliases: ['Sales Region', 'Territory', 'Sales Territory', 'Account Region'],
  },
  {
    field: 'country',
    label: 'Country',
    aliases: ['Country/Region', 'Billing Country', 'HQ Country', 'Address 1: Country/Region', 'Billing Country/Region'],
    pattern: /^billing.*country/,
  },
  {
    field: 'state',
    label: 'State/Province',
    aliases: [
      'State',
      'Billing State',
      'Billing State/Province',
      'HQ State/Province',
      'Address 1: State/Province',
      'State/Region',
      'Province',
    ],
    pattern: /^billing.*(state|province)/,
  },
  {
    field: 'city',
    label: 'City',
    aliases: ['Billing City', 'HQ City', 'Address 1: City', 'Town'],
    pattern: /^billing.*city/,
  },
  {
    field: 'postalCode',
    label: 'Postal Code',
    aliases: [
      'Billing Postal Code',
      'Billing Zip/Postal Code',
      'Address 1: ZIP/Postal Code',
      'HQ Zip/Postal Code',
      'ZIP',
      'ZIP Code',
      'Postcode',
      'Postal',
    ],
    pattern: /^billing.*(zip|postal)|^(zip|postal)/,
  },
  { field: 'latitude', label: 'Latitude', aliases: ['Billing Latitude', 'lat'] },
  { field: 'longitude', label: 'Longitude', aliases: ['Billing Longitude', 'lon', 'lng'] },
  { field: 'lifecycle', label: 'Lifecycle', aliases: ['Type', 'Account Type', 'Lifecycle Stage', 'Customer Type'] },
  {
    field: 'customerSince',
    label: 'Customer Since',
    aliases: ['Signup Date', 'Customer Since Date', 'First Purchase Date', 'Became a Customer Date', 'Client Since'],
    pattern: /customersince/,
  },
  {
    field: 'renewal',
    label: 'Renewal Date',
    aliases: ['Next Renewal Date', 'Next Renewal', 'Contract End Date', 'Renewal'],
    pattern: /renewaldate$/,
  },
  {
    field: 'lastActivity',
    label: 'Last Activity',
    aliases: ['Last Activity Date', 'Last Order Date', 'Last Contacted', 'Last Touch'],
    pattern: /^lastactivity/,
  },
  {
    field: 'ownerSince',
    label: 'Owner Since',
    aliases: ['owner_change_date', 'Owner Changed On', 'Last Owner Change', 'Owner Change Date', 'Owner Assigned Date'],
  },
  {
    field: 'health',
    label: 'Health Score',
    aliases: ['Account Health Score', 'Customer Health Score', 'CSM Health Score', ...RISK_SCORES],
    pattern: /healthscore$/,
  },
  {
    field: 'healthBand',
    label: 'Health',
    aliases: ['Risk Tier', 'Health Status', 'Health Band', 'Account Health', 'Customer Health', 'Health Category'],
  },
  {
    field: 'atRisk',
    label: 'At Risk',
    aliases: ['CRE Risk', 'Risk Flag', 'Churn Flag', 'Is At Risk', 'Churn Risk', 'Risk'],
  },
  { field: 'strategic', label: 'Strategic', aliases: ['Is Strategic', 'Strategic Account', 'Key Account'] },
  {
    field: 'refusedSeller',
    label: 'Refused a Seller',
    aliases: ['Refused Seller', 'Refused a Seller Before', 'Objected Before'],
  },
  {
    field: 'locked',
    label: 'Locked',
    aliases: ['Is Locked', 'Keep Owner', 'Do Not Reassign', 'Exclude', 'Do Not Move'],
  },
  { field: 'lockReason', label: 'Lock Reason', aliases: ['Reason for Lock', 'Exclusion Reason'] },
  { field: 'currency', label: 'Currency', aliases: ['Account Currency', 'CurrencyIsoCode', 'Currency Code'] },
  { field: 'deleted', label: 'Deleted', aliases: ['IsDeleted', '_fivetran_deleted'] },
];

/** The contacts' columns. */
export const CONTACT_FIELDS: readonly FieldSpec[] = [
  { field: 'id', label: 'Contact ID', aliases: ['Id', 'Record ID', 'Record ID - Contact', '(Do Not Modify) Contact'] },
  { field: 'name', label: 'Full Name', aliases: ['Name', 'Contact Name', 'Contact'] },
  { field: 'firstName', label: 'First Name', aliases: ['Given Name'] },
  { field: 'lastName', label: 'Last Name', aliases: ['Surname', 'Family Name'] },
  { field: 'role', label: 'Title', aliases: ['Job Title', 'Role', 'Contact Role', 'Contact Title', 'Position'] },
  { field: 'email', label: 'Email', aliases: ['E-mail Address', 'Email Address', 'Contact Email'] },
  {
    field: 'phone',
    label: 'Phone',
    aliases: ['Phone Number', 'Business Phone', 'Work Phone', 'Telephone', 'Contact Phone'],
  },
  { field: 'language', label: 'Language', aliases: ['Preferred Language', 'Locale'] },
  {
    field: 'optedOut',
    label: 'Email Opt Out',
    aliases: ['Opted Out', 'HasOptedOutOfEmail', 'Unsubscribed', 'Unsubscribed from all email', 'Do Not Email'],
  },
  ...ACCOUNT_REFERENCE_FIELDS,
  { field: 'deleted', label: 'Deleted', aliases: ['IsDeleted', '_fivetran_deleted'] },
];
