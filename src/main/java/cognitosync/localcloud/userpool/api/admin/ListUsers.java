package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.userpool.api.Input;
import cognitosync.localcloud.userpool.api.Shapes;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import cognitosync.localcloud.userpool.users.User;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The users of a pool, or those that a filter finds.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html">ListUsers</a>
 */
record ListUsers(Directory directory) implements PoolOperation {
    private static final int LONGEST_FILTER = 256;
    private static final int BATCH = 500;
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String poolId = input.userPoolId();
        String filter = input.optional("Filter", 0, LONGEST_FILTER, ANY).orElse("");
        Optional<Set<String>> names = input.attributeNames("AttributesToGet");
        int limit = input.limit("Limit", 0);
        Optional<String> token = input.pageToken("PaginationToken");
        input.requireValid();
        UserPool pool = directory.pool(poolId);
        Optional<UserFilter> wanted = UserFilter.parse(filter);
        PageToken pages = PageToken.of(
                name(),
                poolId,
                filter,
                names.map(set -> new TreeSet<>(set).toString()).orElse(""));
        List<User> found = find(pool, wanted, pages.read(token), limit + 1);
        List<User> page = found.subList(0, Math.min(limit, found.size()));
        names.ifPresent(set -> requireSet(set, page));
        ObjectNode answer = Shapes.empty();
        ArrayNode list = answer.putArray("Users");
        page.forEach(user -> list.add(UserShapes.user(user, names)));
        if (found.size() > limit) {
            answer.put("PaginationToken", pages.behind(page.get(limit - 1).sub()));
        }
        return answer;
    }

    private List<User> find(UserPool pool, Optional<UserFilter> wanted, String after, int count) {
        List<User> found = new ArrayList<>();
        String last = after;
        List<User> batch;
        do {
            batch = directory.users().list(pool.id(), last, wanted.isPresent() ? BATCH : count);
            for (User user : batch) {
                last = user.sub();
                if (found.size() < count
                        && wanted.map(filter -> filter.matches(user)).orElse(true)) {
                    found.add(user);
                }
            }
        } while (found.size() < count && !batch.isEmpty());
        return found;
    }

    // As documented: it is an error if a user of the page has no value.
    private static void requireSet(Set<String> names, List<User> page) {
        for (String name : names) {
            if (!name.equals("sub")
                    && page.stream().anyMatch(user -> !user.attributes().containsKey(name))) {
                throw new AwsException(
                        "InvalidParameterException", 400, "One or more requested attributes do not exist.");
            }
        }
    }
}
