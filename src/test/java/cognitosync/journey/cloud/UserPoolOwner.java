package cognitosync.journey.cloud;

import cognitosync.localcloud.TestCloud;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;

/**
 * Who may manage the users of a stack: the account's own credentials at the user pool's API.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-create-user-accounts.html">Creating user accounts
 *     as administrator</a>
 */
public record UserPoolOwner(String poolId, ProfileCredentialsProvider credentials, CognitoIdentityProviderClient client)
        implements AutoCloseable {

    public static UserPoolOwner of(Outputs outputs) {
        ProfileCredentialsProvider developer = TestCloud.developer(outputs.credentialsFile());
        CognitoIdentityProviderClient client = CognitoIdentityProviderClient.builder()
                .region(Region.of(outputs.region()))
                .endpointOverride(outputs.apiEndpoint())
                .credentialsProvider(developer)
                .build();
        return new UserPoolOwner(outputs.stack("UserPoolId"), developer, client);
    }

    /** Adds a user without a name, whose password is a temporary one, and sends no mail. */
    public void invite(String email, String temporaryPassword) {
        client.adminCreateUser(request -> request.userPoolId(poolId)
                .username(email)
                .temporaryPassword(temporaryPassword)
                .userAttributes(attribute("email", email), attribute("email_verified", "true"))
                .messageAction(MessageActionType.SUPPRESS));
    }

    /** Adds somebody who has signed up, for a journey that is about what comes after. */
    public void add(String email, String password, String name) {
        invite(email, "Temporary-1-" + password);
        client.adminUpdateUserAttributes(
                request -> request.userPoolId(poolId).username(email).userAttributes(attribute("name", name)));
        client.adminSetUserPassword(request ->
                request.userPoolId(poolId).username(email).password(password).permanent(true));
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }

    @Override
    public void close() {
        client.close();
        credentials.close();
    }
}
