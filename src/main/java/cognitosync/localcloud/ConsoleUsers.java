package cognitosync.localcloud;

import cognitosync.localcloud.console.UserSource;
import cognitosync.localcloud.userpool.UserPools;
import cognitosync.localcloud.userpool.users.AdminConfirmSignUp;
import cognitosync.localcloud.userpool.users.AdminDeleteUser;
import java.util.List;
import java.util.Optional;

/**
 * Shows the console the users, and lets it do what an administrator may.
 *
 * @param userPools of the account
 */
record ConsoleUsers(UserPools userPools) implements UserSource {
    @Override
    public List<String> pools() {
        return userPools.ids();
    }

    @Override
    public List<User> users(String poolId, String after, int limit) {
        return userPools.users().list(poolId, after, limit).stream()
                .map(ConsoleUsers::view)
                .toList();
    }

    @Override
    public Optional<User> find(String poolId, String sub) {
        return userPools.users().find(poolId, sub).map(ConsoleUsers::view);
    }

    @Override
    public void confirm(String poolId, String sub) {
        new AdminConfirmSignUp(userPools.users()).run(poolId, sub);
    }

    @Override
    public void delete(String poolId, String sub) {
        new AdminDeleteUser(userPools.users()).run(poolId, sub);
    }

    private static User view(cognitosync.localcloud.userpool.users.User user) {
        return new User(
                user.sub(),
                user.email(),
                user.attributes().getOrDefault("name", ""),
                user.confirmed(),
                user.emailVerified(),
                user.createdAt());
    }
}
