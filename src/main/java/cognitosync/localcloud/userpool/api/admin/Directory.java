package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.userpool.api.Input;
import cognitosync.localcloud.userpool.api.UserPoolApi;
import cognitosync.localcloud.userpool.settings.Pools;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import cognitosync.localcloud.userpool.users.User;
import cognitosync.localcloud.userpool.users.Users;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Finds the pools and users that requests of administrators name. */
record Directory(Account account, Pools pools, Users users) {
    private static final int BAD_REQUEST = 400;

    /** A user and the pool. */
    record Member(UserPool pool, User user) {}

    /** The ARN of the pool that a request names, whether there is such a pool or not. */
    String arn(ObjectNode body) {
        Input input = new Input(body);
        String poolId = input.userPoolId();
        input.requireValid();
        return arn(poolId);
    }

    /** The ARN of the pool of that id. */
    String arn(String poolId) {
        return account.arn(UserPoolApi.SERVICE, "userpool/" + poolId).toString();
    }

    /**
     * The pool of that id.
     *
     * @throws AwsException {@code ResourceNotFoundException}
     */
    UserPool pool(String id) {
        return pools.find(id)
                .orElseThrow(() -> new AwsException(
                        "ResourceNotFoundException", BAD_REQUEST, "User pool " + id + " does not exist."));
    }

    /**
     * The user of that address or {@code sub}; administrators learn whether there is one, whatever clients hide.
     *
     * @throws AwsException {@code ResourceNotFoundException}, {@code UserNotFoundException}
     */
    Member member(String poolId, String username) {
        UserPool pool = pool(poolId);
        return new Member(
                pool,
                users.named(pool, username)
                        .orElseThrow(
                                () -> new AwsException("UserNotFoundException", BAD_REQUEST, "User does not exist.")));
    }

    /** The pool of a request that has no other members. */
    UserPool poolOf(ObjectNode body) {
        Input input = new Input(body);
        String poolId = input.userPoolId();
        input.requireValid();
        return pool(poolId);
    }

    /** The user whom a request names that has no other members. */
    Member member(ObjectNode body) {
        Input input = new Input(body);
        String poolId = input.userPoolId();
        String username = input.username();
        input.requireValid();
        return member(poolId, username);
    }
}
