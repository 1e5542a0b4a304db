package cognitosync.localcloud.userpool.settings;

import cognitosync.localcloud.store.Database;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The user pools of this machine. */
public record Pools(Database database, InstantSource clock) {
    /** Adds a pool or replaces what was declared of it. */
    public void put(String id, ObjectNode properties) {
        database.write(transaction -> transaction.update(
                "INSERT INTO user_pool (id, properties, created_at, modified_at) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET properties = excluded.properties,"
                        + " modified_at = excluded.modified_at",
                id,
                properties,
                clock.instant(),
                clock.instant()));
    }

    /** The pool of that id. */
    public Optional<UserPool> find(String id) {
        return properties(id).map(properties -> UserPool.of(id, properties));
    }

    /** The ids of every pool. */
    public List<String> ids() {
        return database.read(
                transaction -> transaction.list("SELECT id FROM user_pool ORDER BY id", row -> row.text("id")));
    }

    /** What was declared of the pool. */
    public Optional<ObjectNode> properties(String id) {
        return database.read(transaction -> transaction.first(
                "SELECT properties FROM user_pool WHERE id = ?", row -> (ObjectNode) row.json("properties"), id));
    }

    /** Deletes a pool with its clients, domains, groups and brandings, as Cognito does. */
    public void delete(String id) {
        database.write(transaction -> {
            transaction.update("DELETE FROM branding WHERE pool_id = ?", id);
            transaction.update("DELETE FROM pool_group WHERE pool_id = ?", id);
            transaction.update("DELETE FROM pool_domain WHERE pool_id = ?", id);
            transaction.update("DELETE FROM app_client WHERE pool_id = ?", id);
            return transaction.update("DELETE FROM user_pool WHERE id = ?", id);
        });
    }

    /**
     * A user pool as declared.
     *
     * @param id such as {@code eu-west-1_AbCdEfGhI}
     * @param selfSignUp whether users may register themselves
     * @param caseSensitive whether user names differ by case
     * @param verifiesEmail whether a code is sent to new users
     * @param recoversByEmail whether a forgotten password may be reset by a code sent to the verified address
     * @param requiredAttributes names of the attributes that every user has, in the order declared
     * @param immutableAttributes names of the attributes that keep their first value
     * @param keepsEmailUntilVerified whether a changed address counts only once its code came back
     * @param passwordPolicy what a password must have
     * @param invitation how users are welcomed whom an administrator created
     * @param mailSubject subject of messages with a code
     * @param mailText text of messages, the code as {@code {####}}
     */
    public record UserPool(
            String id,
            boolean selfSignUp,
            boolean caseSensitive,
            boolean verifiesEmail,
            boolean recoversByEmail,
            List<String> requiredAttributes,
            Set<String> immutableAttributes,
            boolean keepsEmailUntilVerified,
            PasswordPolicy passwordPolicy,
            Invitation invitation,
            String mailSubject,
            String mailText) {

        static UserPool of(String id, ObjectNode properties) {
            JsonNode message = properties.path("VerificationMessageTemplate");
            return new UserPool(
                    id,
                    !properties
                            .path("AdminCreateUserConfig")
                            .path("AllowAdminCreateUserOnly")
                            .asBoolean(false),
                    properties
                            .path("UsernameConfiguration")
                            .path("CaseSensitive")
                            .asBoolean(false),
                    strings(properties.path("AutoVerifiedAttributes")).contains("email"),
                    recoversByEmail(properties.path("AccountRecoverySetting").path("RecoveryMechanisms")),
                    required(properties.path("Schema")),
                    immutable(properties.path("Schema")),
                    strings(properties
                                    .path("UserAttributeUpdateSettings")
                                    .path("AttributesRequireVerificationBeforeUpdate"))
                            .contains("email"),
                    PasswordPolicy.of(properties.path("Policies").path("PasswordPolicy")),
                    Invitation.of(properties),
                    message.path("EmailSubject")
                            .asText(properties.path("EmailVerificationSubject").asText("Your verification code")),
                    message.path("EmailMessage")
                            .asText(properties
                                    .path("EmailVerificationMessage")
                                    .asText("Your confirmation code is {####}")));
        }

        /** The issuer of its tokens; AWS's address, which is never translated. */
        public String issuer() {
            return "https://" + providerName();
        }

        /** Its name in {@code Logins} of identity pools. */
        public String providerName() {
            return "cognito-idp." + region() + ".amazonaws.com/" + id;
        }

        /** The region in its id. */
        public String region() {
            return id.substring(0, id.indexOf('_'));
        }

        /** A user name as it is compared. */
        public String fold(String username) {
            return caseSensitive ? username : username.toLowerCase(Locale.ROOT);
        }

        // With nothing declared Cognito recovers through any verified address.
        private static boolean recoversByEmail(JsonNode mechanisms) {
            return mechanisms.isMissingNode()
                    || mechanisms.findValuesAsText("Name").contains("verified_email");
        }

        private static List<String> required(JsonNode schema) {
            return StreamSupport.stream(schema.spliterator(), false)
                    .filter(attribute -> attribute.path("Required").asBoolean(false))
                    .map(attribute -> attribute.path("Name").asText())
                    .toList();
        }

        // Standard attributes are mutable unless the schema says otherwise.
        private static Set<String> immutable(JsonNode schema) {
            return StreamSupport.stream(schema.spliterator(), false)
                    .filter(attribute -> !attribute.path("Mutable").asBoolean(true))
                    .map(attribute -> attribute.path("Name").asText())
                    .collect(Collectors.toUnmodifiableSet());
        }

        static List<String> strings(JsonNode list) {
            return StreamSupport.stream(list.spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
    }
}
