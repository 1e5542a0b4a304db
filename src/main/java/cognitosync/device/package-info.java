/**
 * A command-line device of the same user: reads and writes the datasets that the site shows, on AWS or on this machine,
 * checks a deployment, and exports and imports the data of Cognito Sync.
 *
 * <p>It finds its stack in the file that {@code cdk deploy --outputs-file} writes and calls AWS through the
 * <a href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/home.html">AWS SDK for Java 2.x</a>.
 */
package cognitosync.device;
