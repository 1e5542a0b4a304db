/**
 * What was asked of this machine's cloud lately, by whom, and how it was decided: the local counterpart of
 * <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html">CloudTrail</a>, kept in
 * memory only.
 */
package cognitosync.localcloud.access.trail;
