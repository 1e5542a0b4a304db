/**
 * The IAM policy language and its evaluation, pure: a request and policies in, a decision with its reasons out.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy evaluation logic</a>
 */
package cognitosync.localcloud.access.policy;
