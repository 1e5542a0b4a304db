/**
 * The stack of the device, read from the
 * <a href="https://docs.aws.amazon.com/cdk/v2/guide/ref-cli-cmd-deploy.html">outputs file</a> of its deployment.
 */
package cognitosync.device.stack;
