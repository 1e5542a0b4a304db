/**
 * The CDK's custom resources that fill and empty buckets.
 *
 * @see <a href="https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_s3_deployment-readme.html">BucketDeployment</a>
 */
package cognitosync.localcloud.s3.deployment;
