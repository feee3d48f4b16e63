"""Why a new version of the program is not taken."""

from __future__ import annotations

from app.errors import AppError
from app.language import N_


class ReleaseRefused(AppError):
    """A new version that is not taken; the program that runs stays as it is."""

    message = N_("This new version was not taken. The program stays as it is.")


class NotARelease(ReleaseRefused):
    """A file that is no new version, or lies there without what says what it is (file)."""

    message = N_(
        "{file} is not a new version of this program, or the file that describes it (.release) is"
        " missing beside it."
    )


class ReleaseUnsigned(ReleaseRefused):
    """No signature lies beside it (file)."""

    message = N_("{file} is not signed, so it was not taken. Ask for it again where it came from.")


class ReleaseForged(ReleaseRefused):
    """The signature is not one of the maker's (file)."""

    message = N_(
        "{file} was not made by the maker of this program, or was changed since. It was not taken."
    )


class ReleaseDamaged(ReleaseRefused):
    """The file is not the one that was signed: half copied, or changed (file)."""

    message = N_(
        "{file} was not copied whole, or is damaged. Copy it once more; the program stays as it is."
    )


class ReleaseTooLarge(ReleaseRefused):
    """More than a version may have (file)."""

    message = N_("{file} is larger than any version of this program. It was not taken.")


class ReleaseOfAnother(ReleaseRefused):
    """Made for other computers, or for another way of installing (platform)."""

    message = N_("This new version is for other computers ({platform}), not for this one.")


class ReleaseNotNewer(ReleaseRefused):
    """The same version as the one here, or an older one (version, here)."""

    message = N_("Version {version} is not newer than the one here ({here}).")


class ReleaseTooFar(ReleaseRefused):
    """It follows a later version than the one here only (version, follows)."""

    message = N_("Before {version} comes {follows}. Ask the office for that one first.")


class DidNotStart(ReleaseRefused):
    """It was tried here once and did not start (version)."""

    message = N_(
        "Version {version} was tried on this computer and did not start. Please tell the office;"
        " the program stays as it is."
    )


class NotPacked(ReleaseRefused):
    """The program runs from its sources, or from where it cannot put another version."""

    message = N_(
        "This program was not installed from a package, so it cannot be updated this way. Whoever"
        " set it up brings it up to date."
    )


class NoRoomToUpdate(ReleaseRefused):
    """The disk has not enough room (need, free: sizes in words)."""

    message = N_(
        "The new version needs {need} of disk, and {free} are left. Make room and try again; the"
        " program stays as it is."
    )


class UpdateUnderWay(ReleaseRefused):
    """Another window or command installs just now."""

    message = N_("The new version is being installed already. Please wait a moment.")


class NotInstalled(ReleaseRefused):
    """Its own installer gave up (why, in its words)."""

    message = N_("The new version could not be installed: {why} The program stays as it is.")


class ByHand(ReleaseRefused):
    """Its installer cannot run while this program does (file)."""

    message = N_(
        "Everything is backed up, and the new version is what its maker signed. Close the program"
        " and open {file}; what is recorded stays."
    )


class NoPolicyKit(ReleaseRefused):
    """Nothing here asks for an administrator's password (file)."""

    message = N_(
        "This computer cannot ask for the administrator's password (no PolicyKit). Let an"
        " administrator install {file}; the program stays as it is."
    )


class PolicyKitRefused(ReleaseRefused):
    """The administrator's password was not given, or is not allowed to this user."""

    message = N_(
        "The administrator's password was not given, so nothing was installed. The program stays"
        " as it is."
    )
