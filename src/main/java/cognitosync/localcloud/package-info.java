/**
 * Runs the synthesized template on this machine: the cloud assembly goes in, a website, a sign-in domain and an API endpoint
 * come out. Nothing here knows the CDK app or an AWS SDK; the template is all that is shared.
 */
package cognitosync.localcloud;
