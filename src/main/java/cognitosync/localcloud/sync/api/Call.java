package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.protocol.Constraints;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetId;
import cognitosync.localcloud.sync.dataset.SyncLimits;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request to one operation, its caller known and allowed.
 *
 * @param request as it came
 * @param caller who signed it
 * @param labels what its path names
 * @param at the time of the service, in whole milliseconds, as it is stored
 */
public record Call(Request request, Caller caller, Labels labels, Instant at) {

    public ObjectNode body() {
        return JsonProtocol.REST_JSON.body(request);
    }

    Optional<String> query(String name) {
        return request.query(name);
    }

    /** A query parameter of type long. */
    Optional<Long> queryLong(String name) {
        try {
            return query(name).map(Long::valueOf);
        } catch (NumberFormatException e) {
            throw SyncErrors.malformed("The query parameter " + name + " is not a whole number.");
        }
    }

    /** The last name of the page before, for a list by name: that is what its tokens are, in base64, as in AWS's examples. */
    String lastName() {
        try {
            return query("nextToken")
                    .map(token -> new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8))
                    .orElse("");
        } catch (IllegalArgumentException e) {
            throw SyncErrors.invalidNextToken();
        }
    }

    /** The token of the page after the one that ends with this name. */
    static String nextToken(String lastName) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(lastName.getBytes(StandardCharsets.UTF_8));
    }

    /** How many results to return: {@code maxResults}, at most one page. */
    int pageSize(SyncLimits limits) {
        int asked;
        try {
            asked = query("maxResults").map(Integer::valueOf).orElse(limits.pageSize());
        } catch (NumberFormatException e) {
            throw SyncErrors.malformed("The query parameter maxResults is not a whole number.");
        }
        new Constraints(SyncErrors::invalidParameter)
                .between("maxResults", asked, 1, Integer.MAX_VALUE)
                .verify();
        return Math.min(asked, limits.pageSize());
    }

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

        // A merger makes a name longer by the identity that the dataset comes from; it must stay one that can be asked
        // for.
        private static int longest(String name, SyncLimits limits) {
            Matcher suffix = MERGED_FROM.matcher(name);
            int merged =
                    suffix.find() && suffix.start() > 0 ? Math.min(name.length() - suffix.start(), MERGED_LENGTH) : 0;
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
}
