/**
 * The website endpoint.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html">Website endpoints</a>
 */
package cognitosync.localcloud.s3.website;
