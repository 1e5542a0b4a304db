/**
 * What {@code cdk deploy} asks of a bootstrapped account besides CloudFormation: the roles to assume (STS) and the version
 * parameter (Systems Manager).
 *
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html">CDK bootstrapping</a>
 */
package cognitosync.localcloud.bootstrap;
