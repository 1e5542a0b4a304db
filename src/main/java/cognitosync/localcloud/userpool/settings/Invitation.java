package cognitosync.localcloud.userpool.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * How a pool welcomes users whom an administrator created.
 *
 * @param subject of the message
 * @param text of the message, the user name as {@code {username}}, the temporary password as {@code {####}}
 * @param validity of temporary passwords
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cognito-userpool-invitemessagetemplate.html">InviteMessageTemplate</a>
 */
public record Invitation(String subject, String text, Duration validity) {
    private static final int DEFAULT_DAYS = 7;

    static Invitation of(JsonNode properties) {
        JsonNode template = properties.path("AdminCreateUserConfig").path("InviteMessageTemplate");
        int days = properties
                .at("/Policies/PasswordPolicy/TemporaryPasswordValidityDays")
                .asInt(DEFAULT_DAYS);
        return new Invitation(
                template.path("EmailSubject").asText("Your temporary password"),
                template.path("EmailMessage").asText("Your username is {username} and temporary password is {####}."),
                Duration.ofDays(days == 0 ? DEFAULT_DAYS : days));
    }
}
