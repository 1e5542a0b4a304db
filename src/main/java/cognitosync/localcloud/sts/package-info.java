/**
 * AWS STS as far as {@code cdk deploy} needs it: who am I, and the roles of the bootstrap stack.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html">AWS STS</a>
 */
package cognitosync.localcloud.sts;
