<?php

declare(strict_types=1);

namespace Lumen\Films;

final class UnknownTemplate extends \RuntimeException
{
    public function __construct(string $id, ?\Throwable $previous = null)
    {
        parent::__construct("There is no template $id", 404, $previous);
    }
}
