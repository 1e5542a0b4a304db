package cognitosync.localcloud.credentials;

/**
 * The two files that AWS SDKs and the CDK CLI read: {@code credentials} with the profile {@code [local]}, and {@code config}
 * with its region and endpoint.
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
                aws_access_key_id = %s
                aws_secret_access_key = %s
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
        folder.write(CONFIG, """
                [profile local]
                region = %s
                endpoint_url = %s
                """.formatted(region, endpoint));
    }
}
