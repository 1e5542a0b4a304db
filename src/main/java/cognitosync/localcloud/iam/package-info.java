/**
 * Roles from the template, and the authorizer that evaluates their policies.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html">IAM roles</a>
 */
package cognitosync.localcloud.iam;
