package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Axe;
import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.cloud.Backend;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.cloud.StoredRecords;
import cognitosync.journey.page.Form;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.Sharing;
import cognitosync.journey.page.Site;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Behind an API of AppSync, two people share one colour, from the invitation to the end of it. {@code -Dsharing.changes} says how
 * many changes each sees of the other.
 */
class SharingIT {
    private static final int CHANGES = Integer.getInteger("sharing.changes", 4);
    private static final String BLUE = "rgb(0, 0, 255)";
    private static final String LAST_OF_ALICE = "rgb(1, 2, 3)";

    /** Notes when Set is pressed, by the clock of the machine, and from when on the page wears each colour. */
    private static final String NOTE = """
            addEventListener('click', ({ target }) => {
              if (target.closest('#button-set')) window.pressed = Date.now();
            }, true);
            window.worn = {};
            const look = () => {
              worn[getComputedStyle(document.body).backgroundColor] ??= Date.now();
              requestAnimationFrame(look);
            };
            look();""";

    /** All that the page shows, and all that this browser keeps for it. */
    private static final String SHOWN_AND_KEPT = """
            const done = (request) => new Promise((resolve, reject) => {
              request.onsuccess = () => resolve(request.result);
              request.onerror = () => reject(request.error);
            });
            const contents = async ({ name }) => {
              const database = await done(indexedDB.open(name));
              const stores = [...database.objectStoreNames].map((store) => database.transaction(store).objectStore(store));
              const all = await Promise.all(stores.flatMap((store) => [done(store.getAllKeys()), done(store.getAll())]));
              database.close();
              return [name, all];
            };
            const inputs = [...document.querySelectorAll('input')].map(({ value }) => value);
            return indexedDB.databases().then((known) => Promise.all(known.map(contents))).then((databases) =>
              document.documentElement.outerHTML
                + JSON.stringify([document.title, inputs, { ...localStorage }, { ...sessionStorage }, databases]));""";

    private final Outputs outputs = SharedCloud.outputs("pkce", Backend.APPSYNC);
    private final Person alice = Person.named("Alice");
    private final Person bob = Person.named("Bob");

    @Test
    void colourOfOnePerson_isSharedWithAnother_untilTheOwnerRemovesHim_andUntilHeLeaves() {
        try (Device owner = Browsers.ready().first().deviceWithNetwork(ColorScheme.LIGHT);
                Device member = Browsers.ready().second().deviceWithNetwork(ColorScheme.DARK)) {
            alice.signUpOverHttp(outputs);
            alice.signIn(owner, outputs);
            Site.setColour(owner, "white");
            bob.signUpOverHttp(outputs);

            joinsWhileSignedOut(member, invited(owner));
            seeEachOther(owner, member);
            decideBetweenColoursSetApart(owner, member);
            mayOnlyLook(owner, member);
            isRemoved(owner, member);
            joinsAgainAndLeaves(owner, member);
        }
    }

    private static String invited(Device owner) {
        Sharing.open(owner);
        assertThat(Sharing.members(owner)).isEmpty();
        String link = Sharing.makeLink(owner);
        assertThat(Sharing.status(owner)).startsWith("Whoever opens this link first may change it.");
        hasNoFindings(owner, "share");
        Sharing.close(owner);
        return link;
    }

    private void joinsWhileSignedOut(Device member, String link) {
        assertThat(link).startsWith(outputs.siteUrl() + "#join=");
        member.open(link);
        member.await(
                "say that there is an invitation", page -> Site.status(page).startsWith("You’re invited"));
        assertThat(member.url()).isEqualTo(outputs.siteUrl());
        member.click("#sign-in");
        new Form(member, "password")
                .awaitShown()
                .fill("username", bob.email())
                .fill("password", bob.password())
                .submit();

        assertThat(member.text("#join-about")).contains("goes by the name Alice", "You may change it");
        assertThat(member.url()).isEqualTo(outputs.siteUrl());
        hasNoFindings(member, "join");
        Sharing.join(member, "Alice");
        assertThat(member.text("#whose")).isEqualTo("The colour of Alice");
        member.await("wear the colour", page -> page.backgroundColor().equals("rgb(255, 255, 255)"));
        hasNoFindings(member, "joined");
    }

    private static void seeEachOther(Device owner, Device member) {
        owner.executeScript(NOTE);
        member.executeScript(NOTE);
        follow(owner, member, 100);
        assertThat(member.text("#provenance")).startsWith("Alice");
        follow(member, owner, 200);
        assertThat(owner.text("#provenance")).startsWith("Bob");
    }

    /** The one sets colours, and the other comes to wear each without a click. */
    private static void follow(Device setting, Device following, int red) {
        List<Long> milliseconds = new ArrayList<>();
        for (int change = 1; change <= CHANGES; change++) {
            String colour = "rgb(%d, %d, 0)".formatted(red, change);
            assertThat(Site.setColour(setting, colour)).contains("is saved");
            following.await("wear " + colour, page -> worn(page, colour) > 0);
            milliseconds.add(worn(following, colour) - number(setting, "return window.pressed"));
        }
        milliseconds.sort(null);
        System.out.printf(
                "Shared from %s to %s: %d ms from the click to the colour at the median of %d, %d ms at most%n",
                setting.name(),
                following.name(),
                milliseconds.get(milliseconds.size() / 2),
                CHANGES,
                milliseconds.get(milliseconds.size() - 1));
    }

    private static void decideBetweenColoursSetApart(Device owner, Device member) {
        owner.disconnect();
        member.disconnect();
        assertThat(Site.setColour(owner, "yellow")).contains("is saved on this device");
        assertThat(Site.setColour(member, "blue")).contains("is saved on this device");
        owner.reconnect();
        Site.awaitSyncState(owner, "everywhere");
        member.reconnect();

        assertThat(member.text("#conflict #local-colour")).isEqualTo("blue");
        assertThat(member.text("#conflict #remote-colour")).isEqualTo("yellow");
        assertThat(member.text("#remote-about")).startsWith("Alice");
        member.click("#keep-local");
        Site.awaitSyncState(member, "everywhere");
        owner.await("wear what was chosen", page -> page.backgroundColor().equals(BLUE));
    }

    private void mayOnlyLook(Device owner, Device member) {
        Sharing.open(owner);
        assertThat(Sharing.members(owner)).startsWith("Bob").contains("joined just now");
        Sharing.makeReader(owner);
        owner.await("say so", page -> Sharing.status(page).equals("Bob may only look now."));
        hasNoFindings(owner, "members");
        Sharing.close(owner);

        assertThat(member.text("#may-only-look")).contains("You may only look at this colour.");
        assertThat(Site.setColour(member, "lime")).startsWith("You may only look at this colour");
        hasNoFindings(member, "reader");
        assertThat(member.backgroundColor()).isEqualTo(BLUE);
        assertThat(StoredRecords.in(outputs).of(Site.identityId(owner), "preference"))
                .containsEntry("background-color", "blue");

        Site.setColour(owner, LAST_OF_ALICE);
        member.await("wear the last colour", page -> page.backgroundColor().equals(LAST_OF_ALICE));
    }

    private static void isRemoved(Device owner, Device member) {
        String ofAlice = Site.identityId(owner);
        assertThat(shownAndKept(member)).contains("Alice", LAST_OF_ALICE, ofAlice);
        Sharing.open(owner);
        Sharing.removeMember(owner);
        owner.await("say so", page -> Sharing.status(page).equals("Bob was removed."));
        assertThat(Sharing.members(owner)).isEmpty();
        Sharing.close(owner);

        member.await("say so", page -> Site.status(page).startsWith("Alice no longer shares a colour with you"));
        assertThat(member.shows("#whose")).isFalse();
        assertThat(Site.getColour(member)).contains("No colour is saved yet");
        // The key of the erased copy stays, with nothing in it.
        assertThat(shownAndKept(member)).doesNotContain("Alice", LAST_OF_ALICE);
        assertThat(Site.setColour(member, "green")).contains("green is saved");
    }

    private static void joinsAgainAndLeaves(Device owner, Device member) {
        Sharing.open(owner);
        String link = Sharing.makeLink(owner);
        Sharing.close(owner);
        member.open(link);
        Sharing.join(member, "Alice");
        member.await("wear the last colour", page -> page.backgroundColor().equals(LAST_OF_ALICE));
        hasNoFindings(member, "walls");

        Sharing.leave(member);
        member.await("say so", page -> Site.status(page).equals("You left the colour of Alice."));
        member.await("wear his own colour", page -> page.backgroundColor().equals("rgb(0, 128, 0)"));
        Sharing.open(owner);
        assertThat(Sharing.members(owner)).isEmpty();
    }

    private static String shownAndKept(Device device) {
        return String.valueOf(device.executeScript(SHOWN_AND_KEPT));
    }

    private static void hasNoFindings(Device device, String state) {
        assertThat(Axe.findings(device)).as("%s in %s", state, device.name()).isEmpty();
    }

    /** Since when, in milliseconds since 1970; 0: not yet. */
    private static long worn(Device device, String colour) {
        return number(device, "return window.worn[arguments[0]] ?? 0", colour);
    }

    private static long number(Device device, String script, Object... arguments) {
        return ((Number) device.executeScript(script, arguments)).longValue();
    }
}
