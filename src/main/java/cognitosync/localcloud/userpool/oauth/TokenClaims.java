package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.userpool.groups.Groups;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import cognitosync.localcloud.userpool.users.User;
import java.time.InstantSource;

/** What tokens say that are issued now, with the groups that the user is in now. */
record TokenClaims(Groups groups, InstantSource clock) {
    /** For one sign-in of a user. */
    Tokens.Claims of(UserPool pool, AppClient client, User user, SignIns.SignIn signIn) {
        return new Tokens.Claims(pool, client, user, groups.claims(pool.id(), user.sub()), signIn, clock.instant());
    }
}
