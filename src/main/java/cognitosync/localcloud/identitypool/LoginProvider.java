package cognitosync.localcloud.identitypool;

/**
 * A user pool and app client whose ID tokens an identity pool takes.
 *
 * @param name {@code cognito-idp.REGION.amazonaws.com/POOL}
 * @param clientId audience that tokens must have
 * @param serverSideTokenCheck whether the user pool is asked if user and session still stand
 */
record LoginProvider(String name, String clientId, boolean serverSideTokenCheck) {}
