package cognitosync.localcloud.appsync.graphql;

import cognitosync.localcloud.protocol.AwsException;

/** A request that is refused as a whole, before GraphQL is executed. */
public final class GraphqlException extends AwsException {
    private GraphqlException(String code, int status, String message) {
        super(code, status, message);
    }

    /** A body that is not a GraphQL request. */
    public static GraphqlException malformed(String message) {
        return new GraphqlException("MalformedHttpRequestException", 400, message);
    }

    /** A request that AppSync does not take. */
    public static GraphqlException badRequest(String message) {
        return new GraphqlException("BadRequestException", 400, message);
    }

    /** A caller without valid credentials. */
    public static GraphqlException unauthorized(String message) {
        return new GraphqlException("UnauthorizedException", 401, message);
    }
}
