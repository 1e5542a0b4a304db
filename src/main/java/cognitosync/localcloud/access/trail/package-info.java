/**
 * Recent requests to the local cloud, their callers and the policy decisions: the local counterpart of
 * <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html">CloudTrail</a>, kept in
 * memory only.
 */
package cognitosync.localcloud.access.trail;
