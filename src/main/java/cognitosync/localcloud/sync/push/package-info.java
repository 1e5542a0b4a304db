/**
 * What Amazon Cognito Sync offers beside datasets: devices and push subscriptions, events, streams, bulk publish.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/push-sync.html">Push sync</a>
 */
package cognitosync.localcloud.sync.push;
