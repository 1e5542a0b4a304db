package cognitosync.localcloud.sync;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the path of a request names.
 *
 * @param values decoded, by label; only the labels that the operation's path has
 */
record Labels(Map<String, String> values) {
    private static final int ID_LENGTH = 55;
    private static final Pattern ID = Pattern.compile("[\\w-]+:[0-9a-f-]+");
    private static final Pattern DATASET_NAME = Pattern.compile("[a-zA-Z0-9_.:-]+");

    Labels {
        values = Map.copyOf(values);
    }

    /**
     * Returns where every label is well formed.
     *
     * @throws cognitosync.localcloud.protocol.AwsException {@code InvalidParameterException} where one is not
     */
    void verify(SyncLimits limits) {
        Constraints constraints = new Constraints();
        value("IdentityPoolId")
                .ifPresent(id ->
                        constraints.length("identityPoolId", id, 1, ID_LENGTH).pattern("identityPoolId", id, ID));
        value("IdentityId")
                .ifPresent(
                        id -> constraints.length("identityId", id, 1, ID_LENGTH).pattern("identityId", id, ID));
        value("DatasetName").ifPresent(name -> constraints
                .length("datasetName", name, 1, limits.nameLength())
                .pattern("datasetName", name, DATASET_NAME));
        constraints.verify();
    }

    String identityPoolId() {
        return value("IdentityPoolId").orElseThrow();
    }

    String identityId() {
        return value("IdentityId").orElseThrow();
    }

    DatasetId dataset() {
        return new DatasetId(
                identityPoolId(), identityId(), value("DatasetName").orElseThrow());
    }

    /** The part of an ARN that names a dataset of the identity. */
    String datasetResource(String datasetName) {
        return "identitypool/" + identityPoolId() + "/identity/" + identityId() + "/dataset/" + datasetName;
    }

    private Optional<String> value(String label) {
        return Optional.ofNullable(values.get(label));
    }
}
