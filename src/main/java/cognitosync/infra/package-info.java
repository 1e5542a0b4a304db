/**
 * What exists in AWS: one stack with a website, a user pool, an identity pool, a backend for datasets, and a role that reaches
 * its own identity's datasets and nothing else.
 *
 * <p>Written with the <a href="https://docs.aws.amazon.com/cdk/v2/guide/work-with-cdk-java.html">AWS CDK</a>. The
 * template it synthesizes is the single source of truth: AWS and the local cloud run the same one.
 */
package cognitosync.infra;
