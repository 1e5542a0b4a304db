/**
 * The data folder and what identifies this machine's AWS account: its id and region, developer credentials, outputs.
 */
package cognitosync.localcloud.account;
