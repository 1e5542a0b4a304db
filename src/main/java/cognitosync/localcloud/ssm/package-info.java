/**
 * Parameter Store of AWS Systems Manager as far as {@code cdk deploy} needs it: the version of the bootstrap stack.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-parameter-store.html">Parameter Store</a>
 */
package cognitosync.localcloud.ssm;
