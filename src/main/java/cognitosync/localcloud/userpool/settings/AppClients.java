package cognitosync.localcloud.userpool.settings;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The app clients of every user pool. */
public record AppClients(Database database, InstantSource clock) {
    /** Adds a client or replaces what was declared of it. */
    public void put(AppClient client, ObjectNode properties) {
        database.write(transaction -> transaction.update(
                "INSERT INTO app_client (id, pool_id, secret, properties, created_at, modified_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET properties = excluded.properties,"
                        + " modified_at = excluded.modified_at",
                client.id(),
                client.poolId(),
                client.secret().orElse(null),
                properties,
                clock.instant(),
                clock.instant()));
    }

    /** The client of that id, whatever its pool. */
    public Optional<AppClient> find(String id) {
        return database.read(transaction -> transaction.first(
                "SELECT secret, properties FROM app_client WHERE id = ?",
                row -> AppClient.of(id, row.optionalText("secret"), (ObjectNode) row.json("properties")),
                id));
    }

    /** The client of that id in that pool. */
    public Optional<AppClient> find(String id, String poolId) {
        return find(id).filter(client -> client.poolId().equals(poolId));
    }

    /** Deletes a client. */
    public void delete(String id) {
        database.write(transaction -> {
            transaction.update("DELETE FROM branding WHERE client_id = ?", id);
            return transaction.update("DELETE FROM app_client WHERE id = ?", id);
        });
    }

    /**
     * An app client as declared.
     *
     * @param id 26 lower-case letters and digits
     * @param poolId its user pool
     * @param secret empty for a public client
     * @param flows the OAuth flows it may use, {@code code} and {@code implicit}
     * @param scopes what it may ask for
     * @param callbackUrls where the browser may return to, AWS's addresses
     * @param logoutUrls where the browser may go after signing out
     * @param authFlows what the user pool API may sign in with, as {@code ExplicitAuthFlows} names it today
     * @param sessionValidity how long a challenge of that API waits for its response
     * @param rotationGrace empty where refresh tokens do not rotate; else how long a replaced one still works
     * @param revocable whether refresh tokens can be revoked
     * @param hidesUsers whether answers never tell that a user does not exist
     * @param readAttributes attributes that its tokens may carry, empty for all
     * @param writeAttributes attributes that sign-up may set, empty for all
     * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html">App clients</a>
     */
    public record AppClient(
            String id,
            String poolId,
            Optional<String> secret,
            Set<String> flows,
            List<String> scopes,
            List<String> callbackUrls,
            List<String> logoutUrls,
            Duration accessTokenValidity,
            Duration idTokenValidity,
            Duration refreshTokenValidity,
            Set<String> authFlows,
            Duration sessionValidity,
            Optional<Duration> rotationGrace,
            boolean revocable,
            boolean hidesUsers,
            Optional<Set<String>> readAttributes,
            Optional<Set<String>> writeAttributes) {

        /** Reads what was declared; a property that is absent has Cognito's default. */
        public static AppClient of(String id, Optional<String> secret, ObjectNode properties) {
            boolean usesOauth =
                    properties.path("AllowedOAuthFlowsUserPoolClient").asBoolean(false);
            return new AppClient(
                    id,
                    properties.path("UserPoolId").asText(),
                    secret,
                    usesOauth ? Set.copyOf(UserPool.strings(properties.path("AllowedOAuthFlows"))) : Set.of(),
                    UserPool.strings(properties.path("AllowedOAuthScopes")),
                    UserPool.strings(properties.path("CallbackURLs")),
                    UserPool.strings(properties.path("LogoutURLs")),
                    validity(properties, "AccessToken", "hours", Duration.ofHours(1)),
                    validity(properties, "IdToken", "hours", Duration.ofHours(1)),
                    validity(properties, "RefreshToken", "days", Duration.ofDays(30)),
                    AuthFlows.of(UserPool.strings(properties.path("ExplicitAuthFlows"))),
                    Duration.ofMinutes(properties.path("AuthSessionValidity").asLong(AuthFlows.SESSION_MINUTES)),
                    rotationGrace(properties.path("RefreshTokenRotation")),
                    properties.path("EnableTokenRevocation").asBoolean(true),
                    properties
                            .path("PreventUserExistenceErrors")
                            .asText("LEGACY")
                            .equals("ENABLED"),
                    attributes(properties.path("ReadAttributes")),
                    attributes(properties.path("WriteAttributes")));
        }

        /** Whether its tokens may carry the attribute. */
        public boolean reads(String attribute) {
            return readAttributes.map(names -> names.contains(attribute)).orElse(true);
        }

        /** Whether sign-up through it may set the attribute. */
        public boolean writes(String attribute) {
            return writeAttributes.map(names -> names.contains(attribute)).orElse(true);
        }

        private static Optional<Duration> rotationGrace(JsonNode rotation) {
            return rotation.path("Feature").asText().equals("ENABLED")
                    ? Optional.of(Duration.ofSeconds(
                            rotation.path("RetryGracePeriodSeconds").asLong(0)))
                    : Optional.empty();
        }

        private static Optional<Set<String>> attributes(JsonNode names) {
            return names.isMissingNode() ? Optional.empty() : Optional.of(Set.copyOf(UserPool.strings(names)));
        }

        private static Duration validity(ObjectNode properties, String token, String unit, Duration otherwise) {
            long length = properties.path(token + "Validity").asLong(0);
            if (length == 0) {
                return otherwise;
            }
            return switch (properties
                    .path("TokenValidityUnits")
                    .path(token)
                    .asText(unit)
                    .toLowerCase(Locale.ROOT)) {
                case "seconds" -> Duration.ofSeconds(length);
                case "minutes" -> Duration.ofMinutes(length);
                case "hours" -> Duration.ofHours(length);
                default -> Duration.ofDays(length);
            };
        }

        /** The id only: the rest holds the secret. */
        @Override
        public String toString() {
            return "app client " + id;
        }
    }
}
