import type { ImportTable } from './fields.ts';

/** By table and field, the headings of one system in the order in which they are believed. */
export type PreferredNames = Readonly<
  Partial<Record<ImportTable, Readonly<Partial<Record<string, readonly string[]>>>>>
>;

const SALESFORCE_ACCOUNT = ['Account ID (18)', 'Account ID', 'AccountId'];

export const SALESFORCE_NAMES: PreferredNames = {
  accounts: {
    id: ['Account ID (18)', 'Account ID', 'Id'],
    name: ['Account Name', 'Name'],
    owner: ['Account Owner: Full Name', 'Account Owner', 'Owner Name'],
    ownerId: ['Account Owner: User ID', 'Account Owner User ID', 'OwnerId'],
    ownerEmail: ['Account Owner: Email'],
    parent: ['Parent Account ID', 'Parent Account: Account ID', 'ParentId'],
    lifecycle: ['Type', 'Account Type'],
    country: ['Billing Country', 'BillingCountry'],
    state: ['Billing State/Province', 'BillingState'],
    city: ['Billing City', 'BillingCity'],
    postalCode: ['Billing Zip/Postal Code', 'BillingPostalCode'],
    lastActivity: ['Last Activity', 'LastActivityDate'],
  },
  opportunities: {
    id: ['Opportunity ID (18)', 'Opportunity ID', 'Id'],
    name: ['Opportunity Name', 'Name'],
    account: SALESFORCE_ACCOUNT,
    accountName: ['Account Name'],
    owner: ['Opportunity Owner: Full Name', 'Opportunity Owner', 'Owner Name'],
    ownerId: ['Opportunity Owner: User ID', 'OwnerId'],
    stage: ['Stage', 'StageName'],
    amount: ['Amount (converted)', 'Amount'],
    closeOn: ['Close Date', 'CloseDate'],
    createdOn: ['Created Date', 'CreatedDate'],
    type: ['Type', 'Opportunity Type'],
  },
  sellers: { id: ['User ID', 'Id'], name: ['Full Name', 'Name'], manager: ['Manager', 'ManagerId'] },
  contacts: {
    id: ['Contact ID (18)', 'Contact ID', 'Id'],
    name: ['Full Name', 'Name'],
    account: SALESFORCE_ACCOUNT,
    accountName: ['Account Name'],
    role: ['Title'],
    phone: ['Phone'],
    optedOut: ['Email Opt Out', 'HasOptedOutOfEmail'],
  },
};

const HUBSPOT_COMPANY = ['Associated Company IDs (Primary)', 'Associated Company IDs'];

export const HUBSPOT_NAMES: PreferredNames = {
  accounts: {
    id: ['Record ID', 'Record ID - Company', 'hs_object_id', 'id'],
    name: ['Company name', 'name'],
    owner: ['Company owner'],
    ownerId: ['hubspot_owner_id', 'owner_id'],
    parent: ['Parent Company', 'Parent Company ID', 'hs_parent_company_id'],
    lifecycle: ['Lifecycle Stage', 'lifecyclestage', 'Type'],
    country: ['Country/Region', 'Country'],
    state: ['State/Region', 'State'],
    lastActivity: ['Last Activity Date', 'Last Contacted'],
    customerSince: ['Became a Customer Date'],
  },
  opportunities: {
    id: ['Record ID', 'Record ID - Deal', 'deal_id', 'hs_object_id'],
    name: ['Deal Name', 'dealname'],
    account: HUBSPOT_COMPANY,
    accountName: ['Associated Company (Primary)', 'Associated Company'],
    owner: ['Deal owner'],
    ownerId: ['hubspot_owner_id', 'owner_id'],
    stage: ['Deal Stage', 'dealstage', 'deal_pipeline_stage_id'],
    amount: ['Amount in company currency', 'Amount'],
    probability: ['Deal probability', 'hs_deal_stage_probability'],
    closeOn: ['Close Date', 'closedate'],
    createdOn: ['Create Date', 'createdate'],
    isClosed: ['Is Deal Closed?', 'hs_is_closed'],
    isWon: ['Is Closed Won', 'hs_is_closed_won'],
    type: ['Deal Type', 'dealtype'],
  },
  sellers: { id: ['owner_id', 'User ID'] },
  contacts: {
    id: ['Record ID', 'Record ID - Contact', 'hs_object_id'],
    role: ['Job Title', 'jobtitle'],
    phone: ['Phone Number', 'phone'],
    account: HUBSPOT_COMPANY,
    accountName: ['Associated Company (Primary)', 'Associated Company', 'Company Name'],
    language: ['Preferred language', 'hs_language'],
    optedOut: ['Unsubscribed from all email', 'hs_email_optout'],
  },
};

export const DYNAMICS_NAMES: PreferredNames = {
  accounts: {
    id: ['(Do Not Modify) Account', 'accountid'],
    name: ['Account Name', 'name'],
    owner: ['Owner'],
    ownerId: ['_ownerid_value', 'ownerid'],
    parent: ['Parent Account', '_parentaccountid_value'],
    lifecycle: ['Relationship Type', 'customertypecode'],
  },
  opportunities: {
    id: ['(Do Not Modify) Opportunity', 'opportunityid'],
    name: ['Topic', 'name'],
    account: ['Potential Customer', 'Account', '_parentaccountid_value', '_customerid_value'],
    owner: ['Owner'],
    ownerId: ['_ownerid_value', 'ownerid'],
    stage: ['Sales Stage', 'Pipeline Phase', 'stepname'],
    status: ['Status', 'statecode'],
    amount: ['Est. revenue', 'Est. Revenue (Base)', 'estimatedvalue'],
    probability: ['Probability', 'closeprobability'],
    closeOn: ['Est. close date', 'estimatedclosedate'],
    createdOn: ['Created On', 'createdon'],
  },
  sellers: {
    id: ['(Do Not Modify) User', 'systemuserid', 'ownerid'],
    name: ['Full Name', 'fullname'],
    email: ['Primary Email', 'internalemailaddress'],
    team: ['Business Unit'],
  },
  contacts: {
    id: ['(Do Not Modify) Contact', 'contactid'],
    account: ['Company Name', '_parentcustomerid_value'],
    email: ['Email', 'emailaddress1'],
    role: ['Job Title', 'jobtitle'],
    phone: ['Business Phone', 'telephone1'],
  },
};

/** Baton's own list of moves. */
export const BATON_NAMES: PreferredNames = {
  accounts: { id: ['Account ID'], name: ['Account Name'], ownerId: ['From ID'], owner: ['From'] },
};
