package cognitosync.localcloud.userpool.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * A user pool as declared.
 *
 * @param id such as {@code eu-west-1_AbCdEfGhI}
 * @param selfSignUp whether users may register themselves
 * @param caseSensitive whether user names differ by case
 * @param verifiesEmail whether a code is sent to new users
 * @param recoversByEmail whether a forgotten password may be reset by a code sent to the verified address
 * @param requiredAttributes names of the attributes that every user has, in the order declared
 * @param passwordPolicy what a password must have
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
        PasswordPolicy passwordPolicy,
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
                properties.path("UsernameConfiguration").path("CaseSensitive").asBoolean(false),
                strings(properties.path("AutoVerifiedAttributes")).contains("email"),
                recoversByEmail(properties.path("AccountRecoverySetting").path("RecoveryMechanisms")),
                required(properties.path("Schema")),
                PasswordPolicy.of(properties.path("Policies").path("PasswordPolicy")),
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
        return mechanisms.isMissingNode() || mechanisms.findValuesAsText("Name").contains("verified_email");
    }

    private static List<String> required(JsonNode schema) {
        return StreamSupport.stream(schema.spliterator(), false)
                .filter(attribute -> attribute.path("Required").asBoolean(false))
                .map(attribute -> attribute.path("Name").asText())
                .toList();
    }

    static List<String> strings(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
