import { extensions, util } from "@aws-appsync/utils";

/** Instead of a member: all of them. */
const EVERYBODY = "*";

export const endSubscriptions = (owner, dataset, member = EVERYBODY) =>
  extensions.invalidateSubscriptions({ subscriptionField: "changed", payload: { owner, dataset, member } });

/** Of the subscription of a member: what ends it. */
export const endWithMembership = (owner, dataset, member) =>
  extensions.setSubscriptionInvalidationFilter(
    util.transform.toSubscriptionFilter({
      owner: { eq: owner },
      dataset: { eq: dataset },
      member: { in: [member, EVERYBODY] },
    }),
  );
