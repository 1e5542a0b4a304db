package cognitosync.device.stack;

import java.net.URI;
import java.nio.file.Path;

/**
 * The API endpoint and the credentials file of a local cloud.
 *
 * @param apiEndpoint address of every API
 * @param folder of the outputs file and all other files of the local cloud
 * @param credentialsFile holds the developer credentials, in the form of AWS's own file
 */
public record LocalCloud(URI apiEndpoint, Path folder, Path credentialsFile) {
    /** Name of the profile in that file. */
    public static final String PROFILE = "local";
}
