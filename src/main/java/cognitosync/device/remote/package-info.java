/**
 * Datasets at the service: {@link cognitosync.device.remote.DatasetClient} and what is done with it. A backend is an
 * implementation of it, named after the service.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/Welcome.html">Cognito Sync API</a>
 */
package cognitosync.device.remote;
