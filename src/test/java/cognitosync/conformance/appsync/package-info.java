/**
 * The API of the product's own template with {@code backend=appsync}, used and attacked by clients as they are published: the AWS SDK for
 * Java v2 and aws-amplify; and by raw WebSockets for what no client sends.
 */
package cognitosync.conformance.appsync;
