package cognitosync.device.stack;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where the AWS APIs of a local cloud are, and who may call them.
 *
 * @param apiEndpoint address of every API
 * @param folder where the outputs file is, and with it everything that belongs to the local cloud
 * @param credentialsFile holds the developer credentials, in the form of AWS's own file
 */
public record LocalCloud(URI apiEndpoint, Path folder, Path credentialsFile) {
    /** Name of the profile in that file. */
    public static final String PROFILE = "local";
}
