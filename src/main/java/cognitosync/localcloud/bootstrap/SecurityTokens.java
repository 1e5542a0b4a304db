package cognitosync.localcloud.bootstrap;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.credentials.CredentialsIssuer;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryApi;
import cognitosync.localcloud.gateway.QueryApi.QueryOperation;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.names.Arn;
import cognitosync.localcloud.protocol.Xml;
import java.util.List;
import java.util.Optional;

/**
 * AWS STS of the local account.
 *
 * @param issuer of temporary credentials
 * @param account whose roles may be assumed
 */
public record SecurityTokens(CredentialsIssuer issuer, Account account) {
    /** Its signing name. */
    public static final String SERVICE = "sts";

    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    /** Its API. */
    public Endpoint endpoint(Gate gate) {
        return gate.open(new QueryApi(SERVICE, NAMESPACE, operations()));
    }

    List<QueryOperation> operations() {
        return List.of(new GetCallerIdentity(), new AssumeRole(issuer, account));
    }

    /**
     * Answers which account and principal the access key belongs to.
     *
     * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">GetCallerIdentity</a>
     */
    record GetCallerIdentity() implements QueryOperation {
        @Override
        public Optional<String> resource(QueryInput input) {
            // AWS asks no policy: the holder of a key can find out anyway.
            return Optional.empty();
        }

        @Override
        public InputMembers members() {
            return InputMembers.honouring();
        }

        @Override
        public void answer(Caller caller, QueryInput input, Xml result) {
            String account = Arn.parse(caller.arn()).account();
            result.text("Arn", caller.arn()).text("UserId", caller.userId()).text("Account", account);
        }
    }
}
