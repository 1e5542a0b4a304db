package cognitosync.localcloud.account;

import cognitosync.localcloud.access.credentials.AccessKey;

/**
 * The two files that AWS SDKs and the CDK CLI read: {@code credentials} with the profile {@code [local]}, and {@code config}
 * with its region and endpoint. The default profile is equal, so that naming the two files is enough.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html">Shared config and credentials files</a>
 */
public final class CredentialsFile {
    /** Name of the file with the secret. */
    public static final String CREDENTIALS = "credentials";
    /** Name of the file with region and endpoint. */
    public static final String CONFIG = "config";

    private CredentialsFile() {}

    /** Replaces a file as a whole, readable by its owner only. */
    @FunctionalInterface
    public interface Folder {
        /** Writes one file. */
        void write(String name, String content);
    }

    /**
     * Writes the file with the secret.
     *
     * @param folder replaces files atomically, with mode 0600
     * @param key the developer's
     */
    public static void writeCredentials(Folder folder, AccessKey key) {
        folder.write(CREDENTIALS, """
                [local]
                aws_access_key_id = %1$s
                aws_secret_access_key = %2$s

                [default]
                aws_access_key_id = %1$s
                aws_secret_access_key = %2$s
                """.formatted(key.id(), key.secret()));
    }

    /**
     * Writes the file with region and endpoint, which are known once the ports are taken.
     *
     * @param folder replaces files atomically, with mode 0600
     * @param region such as {@code eu-west-1}
     * @param endpoint where every API is, such as {@code http://localhost:4566}
     */
    public static void writeConfig(Folder folder, String region, String endpoint) {
        // The CDK command line addresses buckets by path under an address, and under a name only where a variable gives
        // it.
        folder.write(CONFIG, """
                [profile local]
                region = %1$s
                endpoint_url = %2$s

                [default]
                region = %1$s
                endpoint_url = %3$s
                """.formatted(region, endpoint, endpoint.replace("//localhost:", "//127.0.0.1:")));
    }
}
