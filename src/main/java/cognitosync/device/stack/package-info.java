/**
 * The stack that a device belongs to, as the
 * <a href="https://docs.aws.amazon.com/cdk/v2/guide/ref-cli-cmd-deploy.html">outputs file</a> of its deployment tells.
 */
package cognitosync.device.stack;
