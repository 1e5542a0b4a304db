package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.protocol.Constraints;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetId;
import cognitosync.localcloud.sync.dataset.SyncLimits;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the path of a request names.
 *
 * @param account whose pools they are
 * @param values decoded, by label; only the labels that the operation's path has
 */
public record Labels(Account account, Map<String, String> values) {
    static final String SERVICE = "cognito-sync";

    private static final int DEVICE_ID_LENGTH = 256;
    // Room for the identities of four mergers, one after the other.
    private static final int MERGED_LENGTH = 4 * (Constraints.COGNITO_ID_LENGTH + 1);
    private static final Pattern MERGED_FROM = Pattern.compile("(?:\\.[\\w-]+:[0-9a-f-]{1,54})+$");
    private static final Pattern DATASET_NAME = Pattern.compile("[a-zA-Z0-9_.:-]+");

    public Labels {
        values = Map.copyOf(values);
    }

    /**
     * Returns if every label is well formed.
     *
     * @throws cognitosync.localcloud.protocol.AwsException {@code InvalidParameterException} where one is not
     */
    void verify(SyncLimits limits) {
        Constraints constraints = new Constraints(SyncErrors::invalidParameter);
        value("IdentityPoolId").ifPresent(id -> constraints
                .length("identityPoolId", id, 1, Constraints.COGNITO_ID_LENGTH)
                .pattern("identityPoolId", id, Constraints.COGNITO_ID));
        value("IdentityId").ifPresent(id -> constraints
                .length("identityId", id, 1, Constraints.COGNITO_ID_LENGTH)
                .pattern("identityId", id, Constraints.COGNITO_ID));
        value("DatasetName").ifPresent(name -> constraints
                .length("datasetName", name, 1, longest(name, limits))
                .pattern("datasetName", name, DATASET_NAME));
        value("DeviceId").ifPresent(id -> constraints.length("deviceId", id, 1, DEVICE_ID_LENGTH));
        constraints.verify();
    }

    // A merger makes a name longer by the identity that the dataset comes from; it must stay one that can be asked for.
    private static int longest(String name, SyncLimits limits) {
        Matcher suffix = MERGED_FROM.matcher(name);
        int merged = suffix.find() && suffix.start() > 0 ? Math.min(name.length() - suffix.start(), MERGED_LENGTH) : 0;
        return limits.nameLength() + merged;
    }

    /** The pool, empty where the path names none. */
    Optional<String> pool() {
        return value("IdentityPoolId");
    }

    /** The identity, empty where the path names none. */
    Optional<String> identity() {
        return value("IdentityId");
    }

    public String identityPoolId() {
        return pool().orElseThrow();
    }

    public String identityId() {
        return identity().orElseThrow();
    }

    public String deviceId() {
        return value("DeviceId").orElseThrow();
    }

    /** Assumed: what a policy must allow listing the usage of pools on, since the path names none. */
    String allPoolsArn() {
        return account.arn(SERVICE, "identitypool/*").toString();
    }

    String poolArn() {
        return account.arn(SERVICE, "identitypool/" + identityPoolId()).toString();
    }

    public String identityArn() {
        return poolArn() + "/identity/" + identityId();
    }

    public DatasetId dataset() {
        return new DatasetId(
                identityPoolId(), identityId(), value("DatasetName").orElseThrow());
    }

    /** The ARN of a dataset of the identity. */
    String datasetArn(String datasetName) {
        return identityArn() + "/dataset/" + datasetName;
    }

    private Optional<String> value(String label) {
        return Optional.ofNullable(values.get(label));
    }
}
