package cognitosync.journey.page;

import cognitosync.journey.browser.Device;
import org.openqa.selenium.Keys;

/** What the steps know of the parts of the site's page where people share a colour. */
public final class Sharing {

    private Sharing() {}

    /** Opens the dialog in which the owner invites, with all who share the colour. */
    public static void open(Device device) {
        device.click("#share");
        device.await("list who shares the colour", page -> page.shows("#sharing-dialog[aria-busy=false]"));
    }

    public static void close(Device device) {
        device.click("#share-close");
        device.await("close the dialog", page -> !page.shows("#sharing-dialog"));
    }

    /** Presses the button in the open dialog; the link, which ends with the token. */
    public static String makeLink(Device device) {
        device.click("#share-make");
        device.await("show the code of a link", page -> page.shows("#sharing-dialog svg"));
        return String.valueOf(device.executeScript("return document.getElementById('share-link').value"));
    }

    /** What the open dialog says. */
    public static String status(Device device) {
        return device.text("#sharing-dialog > .data > [role=status]");
    }

    /** Who shares the colour and since when, as the open dialog has it; empty: nobody does. */
    public static String members(Device device) {
        return String.valueOf(device.executeScript("""
                return [...document.querySelectorAll('#members li > div')].map(({ innerText }) => innerText).join()"""));
    }

    /** In the open dialog, makes the only member a reader. */
    public static void makeReader(Device device) {
        // An open list of choices belongs to the system rather than the page.
        new Keyboard(device).tabTo("#members select").press(Keys.ARROW_DOWN);
    }

    /** In the open dialog, removes the only member. */
    public static void removeMember(Device device) {
        device.click("#members button");
        confirm(device);
    }

    /** Joins from the dialog about an invitation, and sees the colour. */
    public static void join(Device device, String ownerName) {
        device.click("#join");
        device.await(
                "show whose colour it is",
                page -> page.shows("#whose") && Site.status(page).startsWith("You see the colour of " + ownerName));
    }

    /** Leaves the only colour that others share. */
    public static void leave(Device device) {
        device.click("#walls li:has([aria-current]) [aria-label^=Leave]");
        confirm(device);
    }

    private static void confirm(Device device) {
        device.click("#confirming button[value=yes]");
        device.await("close the question", page -> !page.shows("#confirming"));
    }
}
