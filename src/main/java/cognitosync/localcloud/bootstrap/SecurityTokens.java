package cognitosync.localcloud.bootstrap;

import cognitosync.localcloud.access.credentials.CredentialsIssuer;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.gateway.QueryApi;
import cognitosync.localcloud.gateway.QueryApi.QueryOperation;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.names.Account;
import java.util.List;

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
}
