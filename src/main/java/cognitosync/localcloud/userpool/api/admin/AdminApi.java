package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.gateway.JsonApi.JsonOperation;
import cognitosync.localcloud.mail.Mailbox;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.userpool.api.SignInCheck;
import cognitosync.localcloud.userpool.groups.Groups;
import cognitosync.localcloud.userpool.settings.ClientDescriptions;
import cognitosync.localcloud.userpool.settings.Domains;
import cognitosync.localcloud.userpool.settings.PoolDescriptions;
import cognitosync.localcloud.userpool.settings.Pools;
import cognitosync.localcloud.userpool.signin.SignIn;
import cognitosync.localcloud.userpool.users.AdminAttributeUpdate;
import cognitosync.localcloud.userpool.users.AdminRegistration;
import cognitosync.localcloud.userpool.users.BrowserSessions;
import cognitosync.localcloud.userpool.users.Invitations;
import cognitosync.localcloud.userpool.users.NewPasswords;
import cognitosync.localcloud.userpool.users.Passwords;
import cognitosync.localcloud.userpool.users.TemporaryPasswords;
import cognitosync.localcloud.userpool.users.User;
import cognitosync.localcloud.userpool.users.Users;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * The operations of administrators, composed.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pools-API-operations.html">Using the user pools API</a>
 */
public record AdminApi(Dependencies dependencies) {
    /** Ends every token of a user. */
    @FunctionalInterface
    public interface Revocation {
        /** Ends them. */
        void of(Transaction transaction, User user) throws SQLException;
    }

    /** What the operations work with. */
    public record Dependencies(
            Database database,
            InstantSource clock,
            SecureRandom random,
            Mailbox mailbox,
            Pools pools,
            Domains domains,
            Users users,
            Groups groups,
            Passwords passwords,
            BrowserSessions sessions,
            Revocation revocation) {}

    /**
     * One for each operation, on pools of that account.
     *
     * @param check finds the clients that users are signed in through
     */
    public List<JsonOperation> operations(Account account, SignInCheck check, SignIn signIn) {
        Directory directory = new Directory(account, dependencies.pools(), dependencies.users());
        List<JsonOperation> signingIn = List.of(
                new AdminInitiateAuth(directory, check, signIn),
                new AdminRespondToAuthChallenge(directory, check, signIn));
        return Stream.of(users(directory), signingIn, groups(directory), settings(directory, account))
                .flatMap(List::stream)
                .toList();
    }

    private List<JsonOperation> users(Directory directory) {
        Users users = dependencies.users();
        InstantSource clock = dependencies.clock();
        Administration administration = new Administration(
                dependencies.database(), users, dependencies.revocation(), dependencies.sessions(), clock);
        NewPasswords newPasswords = new NewPasswords(users, dependencies.passwords(), dependencies.sessions(), clock);
        AdminRegistration registration = new AdminRegistration(
                dependencies.database(),
                users,
                newPasswords,
                dependencies.passwords(),
                new TemporaryPasswords(users, clock, dependencies.random()),
                new Invitations(dependencies.mailbox(), clock),
                clock);
        return List.of(
                new ListUsers(directory),
                new AdminCreateUser(directory, registration),
                new AdminGetUser(directory),
                new AdminSetUserPassword(directory, administration, newPasswords),
                new AdminConfirmSignUp(directory, clock),
                new AdminUpdateUserAttributes(
                        directory, new AdminAttributeUpdate(dependencies.database(), users, clock)),
                new AdminDisableUser(directory, administration),
                new AdminEnableUser(directory, administration),
                new AdminUserGlobalSignOut(directory, administration),
                new AdminDeleteUser(directory));
    }

    private List<JsonOperation> groups(Directory directory) {
        Groups groups = dependencies.groups();
        return List.of(
                new CreateGroup(directory, groups),
                new GetGroup(directory, groups),
                new UpdateGroup(directory, groups),
                new DeleteGroup(directory, groups),
                new ListGroups(directory, groups),
                new ListUsersInGroup(directory, groups),
                new AdminAddUserToGroup(directory, groups),
                new AdminRemoveUserFromGroup(directory, groups),
                new AdminListGroupsForUser(directory, groups));
    }

    private List<JsonOperation> settings(Directory directory, Account account) {
        PoolDescriptions pools = new PoolDescriptions(dependencies.database());
        ClientDescriptions clients = new ClientDescriptions(dependencies.database());
        return List.of(
                new DescribeUserPool(directory, pools, dependencies.domains()),
                new ListUserPools(dependencies.pools(), pools),
                new DescribeUserPoolClient(directory, clients),
                new ListUserPoolClients(directory, clients),
                new DescribeUserPoolDomain(account, dependencies.domains()));
    }
}
