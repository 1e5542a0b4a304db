package cognitosync.localcloud.appsync.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** Subscriptions: whether they begin, what is told of them, and what a subscriber gets. */
class SubscribeTest {
    private final EngineFixture api = new EngineFixture("""
            type Query { wall: Wall }
            type Mutation { paint(id: ID): Wall! clean: Wall! }
            type Subscription {
              painted(id: ID!, near: Int = 3): Wall! @aws_subscribe(mutations: ["paint", "clean"])
              closed: Wall
            }
            type Wall { id: ID! colour: String owner: Owner }
            type Owner { name: String }
            """);

    private Subscription started(String query) {
        Subscribing outcome = api.subscribe(query);
        assertThat(outcome).isInstanceOf(Subscribing.Started.class);
        return ((Subscribing.Started) outcome).subscription();
    }

    private String refused(String query) {
        Subscribing outcome = api.subscribe(query);
        assertThat(outcome).isInstanceOf(Subscribing.Refused.class);
        return EngineFixture.json(((Subscribing.Refused) outcome).errors());
    }

    @Test
    void started_hasArgumentsAndMutations_evenWhereTheTypeHasNoNull() {
        Subscription subscription = started("subscription { p: painted(id: \"w\") { id } }");
        assertThat(subscription.field()).isEqualTo("painted");
        assertThat(EngineFixture.json(subscription.arguments())).isEqualTo("{'id':'w','near':3}");
        assertThat(subscription.mutations()).containsExactly("paint", "clean");
        assertThat(api.asked)
                .containsExactly(
                        "appsync:GraphQL arn:aws:appsync:eu-west-1:123456789012:apis/apiid/types/Subscription/fields/painted");
    }

    @Test
    void payload_isTheSubscribersSelection_ofWhatTheMutationSelected() {
        api.responding("Wall.owner", "return {name: 'from the resolver'};");
        Subscription subscription = started("subscription { p: painted(id: \"w\") { i: id colour owner { name } } }");
        assertThat(payload(subscription, "{'id':'w','owner':{'name':'Ann'},'secret':1}"))
                .isEqualTo("{'data':{'p':{'i':'w','colour':null,'owner':{'name':'Ann'}}}}");
        assertThat(payload(subscription, "{'colour':'red'}"))
                .startsWith("{'data':null,'errors':[")
                .contains("Cannot return null for non-nullable type: 'ID' within parent 'Wall' (/p/i)");
    }

    private static String payload(Subscription subscription, String result) {
        return EngineFixture.json(subscription.payload((ObjectNode) EngineFixture.parse(result)));
    }

    @Test
    void resolver_mayFilter() {
        api.responding(
                "Subscription.painted",
                "extensions.setSubscriptionFilter({filterGroup: [{filters: []}]}); return null;");
        assertThat(started("subscription { painted(id: \"w\") { id } }").extensions())
                .singleElement()
                .satisfies(one -> assertThat(one.type()).isEqualTo("setSubscriptionFilter"));
    }

    @Test
    void resolver_mayRefuse_andSoMayPolicies() {
        api.responding("Subscription.painted", "util.unauthorized();");
        assertThat(refused("subscription { painted(id: \"w\") { id } }"))
                .contains("'errorType':'Unauthorized'", "Not Authorized to access painted on type Subscription");
        api.denied.add("fields/closed");
        assertThat(refused("subscription { closed { id } }"))
                .contains("Not Authorized to access closed on type Subscription");
    }

    @Test
    void invalidDocument_isRefused() {
        assertThat(refused("subscription { painted { id } }"))
                .contains("Validation error of type MissingFieldArgument");
        assertThatThrownBy(() -> api.subscribe("{ wall { id } }"))
                .hasMessage("Queries and mutations are sent over HTTP.");
    }
}
