/**
 * Roles from the template and the evaluation of their policies.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy evaluation logic</a>
 */
package cognitosync.localcloud.iam;
