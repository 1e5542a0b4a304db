/**
 * Amazon S3 as far as a website needs it: buckets, their policies, deployments into them, and the two addresses from which
 * anyone may read.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html">Website endpoints</a>
 */
package cognitosync.localcloud.s3;
