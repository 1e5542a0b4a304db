package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.gateway.ErrorProtocol;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.gateway.JsonApi;
import cognitosync.localcloud.gateway.JsonApi.JsonOperation;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.userpool.oauth.AccessTokens;
import cognitosync.localcloud.userpool.oauth.UserTokens;
import cognitosync.localcloud.userpool.settings.AppClients;
import cognitosync.localcloud.userpool.settings.Pools;
import cognitosync.localcloud.userpool.signin.SignIn;
import cognitosync.localcloud.userpool.users.Accounts;
import cognitosync.localcloud.userpool.users.Users;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * The API of user pools, composed. Operations of users need no signature: a password, a code or an access token proves who asks;
 * those of administrators need one.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pools-API-operations.html">Using the user pools API</a>
 */
public record UserPoolApi(Dependencies dependencies) {
    /** The name of the service in signatures, and in front of its IAM actions. */
    public static final String SERVICE = "cognito-idp";

    private static final String TARGET = "AWSCognitoIdentityProviderService.";

    /**
     * What the operations work with.
     *
     * @param accounts the rules that the pages follow too
     */
    public record Dependencies(
            Database database,
            InstantSource clock,
            SecureRandom random,
            Pools pools,
            AppClients clients,
            Users users,
            Accounts accounts,
            AccessTokens accessTokens,
            SignInCheck signInCheck,
            SignIn signIn,
            UserTokens tokens) {}

    /**
     * What the API port answers behind the gate.
     *
     * @param administration operations of administrators
     */
    public Endpoint endpoint(Gate gate, List<JsonOperation> administration) {
        return gate.open(new JsonApi(
                SERVICE,
                TARGET,
                new ErrorProtocol.Json(JsonProtocol.AWS_JSON, "InternalErrorException"),
                Stream.of(ownAccount(), signingIn(), administration)
                        .flatMap(List::stream)
                        .toList()));
    }

    private List<JsonOperation> signingIn() {
        SignInCheck check = dependencies.signInCheck();
        return List.of(
                new InitiateAuth(check, dependencies.signIn()),
                new RespondToAuthChallenge(check, dependencies.signIn()),
                new GetTokensFromRefreshToken(check, dependencies.tokens()),
                new GlobalSignOut(dependencies.accessTokens(), dependencies.tokens()),
                new RevokeToken(check, dependencies.tokens()));
    }

    private List<JsonOperation> ownAccount() {
        ClientCheck check = new ClientCheck(dependencies.pools(), dependencies.clients());
        Accounts accounts = dependencies.accounts();
        AccessTokens tokens = dependencies.accessTokens();
        return List.of(
                new SignUp(check, accounts.registration()),
                new ConfirmSignUp(check, accounts.confirmation()),
                new ResendConfirmationCode(check, accounts.confirmation()),
                new ForgotPassword(check, accounts.passwordReset()),
                new ConfirmForgotPassword(check, accounts.passwordReset()),
                new ChangePassword(tokens, accounts.passwordChange()),
                new GetUser(tokens),
                new UpdateUserAttributes(tokens, accounts.attributeUpdate()),
                new GetUserAttributeVerificationCode(tokens, accounts.attributeUpdate()),
                new VerifyUserAttribute(tokens, accounts.attributeUpdate()),
                new DeleteUser(tokens, dependencies.users()));
    }
}
