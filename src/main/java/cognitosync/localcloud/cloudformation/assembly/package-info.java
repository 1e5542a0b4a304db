/**
 * The cloud assembly that {@code cdk synth} writes: stacks, their templates and file assets.
 *
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/deploy.html">CDK deployments</a>
 */
package cognitosync.localcloud.cloudformation.assembly;
